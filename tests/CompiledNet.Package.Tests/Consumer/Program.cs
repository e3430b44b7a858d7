using CompiledNet;

var data = Dataset.From([[0, 0], [0, 1], [1, 0], [1, 1]], [0f, 1, 1, 0]);
var model = new Gate(seed: 1);
var history = model.Fit(data, new FitOptions { Optimizer = new Adam(0.05f), Epochs = 100, BatchSize = 4, Verbose = 0 });
Console.WriteLine($"loss fell: {history["loss"][^1] < 0.5f * history["loss"][0]}");

string file = Path.Combine(args[0], "gate.safetensors");
model.Save(file);
var again = new Gate();
again.Load(file);

Span<float> answer = stackalloc float[Gate.OutputSize];
for (int row = 0; row < data.Count; row++)
{
    again.Predict(data.FeatureRow(row), answer);
    Console.WriteLine($"prediction: {answer[0]:R}");
}

Rehearsal.Run("odd", new Odd(seed: 2), classes: 7);
Rehearsal.Run("wide", new Wide(seed: 3), classes: 0);
Rehearsal.Run("image", new Image(seed: 4), classes: 5);
Rehearsal.Run("normal", new Normal(seed: 5), classes: 0);
Rehearsal.RunOptimizers(() => new Odd(seed: 6));
