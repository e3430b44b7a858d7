using CompiledNet;

var data = Dataset.From([[0, 0], [0, 1], [1, 0], [1, 1]], [0f, 1, 1, 0]);
var model = new Xor(seed: 1);
var history = model.Fit(data, new FitOptions { Optimizer = new Adam(0.05f), Epochs = 300, BatchSize = 4 });
Console.WriteLine($"loss {history["loss"][0]:F3} -> {history["loss"][^1]:F4} in {Xor.ParameterCount} parameters");

Span<float> answer = stackalloc float[Xor.OutputSize];
for (int row = 0; row < data.Count; row++)
{
    var question = data.FeatureRow(row);
    model.Predict(question, answer);
    Console.WriteLine($"{question[0]} xor {question[1]} = {answer[0]:F3}");
}

/// <summary>Exclusive or, the smallest function that needs a hidden layer.</summary>
[Network]
[Input(2)]
[Dense<Tanh>(4)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Xor;
