using CompiledNet;

// Raw rows as the file has them: texts, numbers, and 263 passengers whose age is not known.
var passengers = Table.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "titanic.csv"));
Console.WriteLine(passengers.Describe());

// What the steps know, the median age and its deviation, they learn from the training rows alone.
var (train, test) = passengers.StratifiedSplit("survived", 0.8, seed: 1);
var pipeline = Pipeline.Fit(train, target: "survived",
    Impute.Median("age"), Scale.Standard("age"), Encode.OneHot("sex", "passengerClass"));
Console.WriteLine($"{train.Count} passengers to train on, {test.Count} to test; features: {string.Join(", ", pipeline.FeatureNames)}");

var model = new SurvivalNetwork(seed: 1);
model.Attach(pipeline);
model.Fit(pipeline.Apply(train), new FitOptions
{
    Optimizer = new Adam(0.01f),
    Epochs = args is ["--quick"] ? 5 : 40,
    Validation = pipeline.Apply(test),
});
Console.WriteLine($"test: {model.Evaluate(test, [new BinaryAccuracy(), new AreaUnderCurve()])}");

// The pipeline is in the file: whoever loads it predicts raw rows, whatever the order of their columns.
string path = Path.Combine(AppContext.BaseDirectory, "survival.safetensors");
model.Save(path);
var served = SurvivalNetwork.FromFile(path);
var people = new Table(
    new TableColumn("passengerClass", ["1st", "3rd", "2nd"]),
    new TableColumn("age", [float.NaN, 25, 8]),
    new TableColumn("sex", ["female", "male", "male"]));
var predicted = served.PredictClasses(people);
for (int i = 0; i < people.Count; i++)
    Console.WriteLine($"{people["sex"].Texts[i]}, {people["passengerClass"].Texts[i]} class, {(float.IsNaN(people["age"].Numbers[i]) ? "age unknown" : $"{people["age"].Numbers[i]} years")}: {predicted[i].Name}, {predicted[i].Probability:P0}");
