using CompiledNet;

int seed = args is ["--seed", var text] ? int.Parse(text) : 1;
var data = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "pima.csv"), label: "diabetes");
var (train, validation, test) = data.StratifiedSplit(0.6, 0.2, seed);
var scaler = MinMaxScaler.Fit(train);
Console.WriteLine($"{data.Count} women, {data.FeatureCount} measurements each: {train.Count} to train on, {validation.Count} to validate, {test.Count} to test");

var model = new DiabetesNetwork(seed);
Console.WriteLine(model.Summary());
var history = model.Fit(scaler.Apply(train), new FitOptions
{
    Optimizer = new Adam(0.001f),
    Epochs = 100,
    BatchSize = 10,
    Seed = seed,
    Validation = scaler.Apply(validation),
    Metrics = [new BinaryAccuracy()],
    Verbose = 0,
});

foreach (int epoch in new[] { 1, 10, 25, 50, 75, 100 })
    Console.WriteLine($"epoch {epoch,3}: loss {history["loss"][epoch - 1]:F4}, val_loss {history["val_loss"][epoch - 1]:F4}");
foreach (var (name, part) in new[] { ("train", train), ("validation", validation), ("test", test) })
{
    var score = model.Evaluate(scaler.Apply(part), [new BinaryAccuracy(), new AreaUnderCurve()]);
    Console.WriteLine($"{name} accuracy: {score["binary_accuracy"]:F3}, area under the curve {score["auc"]:F3}");
}

// One new case, as an application would meet it: raw measurements in, a probability out.
Span<float> scaled = stackalloc float[DiabetesNetwork.InputSize];
Span<float> probability = stackalloc float[1];
scaler.Apply(test.FeatureRow(0), scaled);
model.Predict(scaled, probability);
Console.WriteLine($"first test case: {probability[0]:P0} (diabetes found: {(test.TargetRow(0)[0] == 1 ? "yes" : "no")})");
