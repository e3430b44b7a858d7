using CompiledNet;

/// <summary>From two columns for the sex, three for the class and the scaled age to the probability of survival.</summary>
[Network]
[Input(6)]
[Dense<ReLU>(16)]
[Dropout(0.2)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class SurvivalNetwork;
