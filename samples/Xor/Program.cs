using CompiledNet;

var m = new Xor(); var y = new float[1]; m.Predict([0f, 1f], y); Console.WriteLine(y[0]);

/// <summary>Exclusive or, the smallest function that needs a hidden layer.</summary>
[Network]
[Input(2)]
[Dense<Tanh>(4)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Xor;
