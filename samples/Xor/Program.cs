using CompiledNet;

var data = Dataset.From([[0, 0], [0, 1], [1, 0], [1, 1]], [0f, 1, 1, 0]);
var model = new Xor(seed: 1);
var history = model.Fit(data, new FitOptions { Optimizer = new Adam(0.05f), Epochs = 300, BatchSize = 4, Verbose = 0 });
Console.WriteLine($"loss {history["loss"][0]:F3} -> {history["loss"][^1]:F4}");

Span<float> answer = stackalloc float[Xor.OutputSize];
for (int row = 0; row < data.Count; row++)
{
    model.Predict(data.FeatureRow(row), answer);
    Console.WriteLine($"{data.FeatureRow(row)[0]} xor {data.FeatureRow(row)[1]} = {answer[0]:F3}");
}

[Network]
[Input(2)]
[Dense<Tanh>(4)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Xor;
