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

// The pipeline is in the file: whoever loads it predicts raw rows, from a table or typed ones.
string path = Path.Combine(AppContext.BaseDirectory, "survival.safetensors");
model.Save(path);
var served = SurvivalNetwork.FromFile(path);
Passenger[] people =
[
    new() { Class = "1st", Sex = "female" },
    new() { Class = "3rd", Sex = "male", Age = 25 },
    new() { Class = "2nd", Sex = "male", Age = 8 },
];
foreach (var person in people)
{
    var predicted = served.PredictClass(person);
    Console.WriteLine($"{person.Sex}, {person.Class} class, {(person.Age is { } age ? $"{age} years" : "age unknown")}: {predicted.Name}, {predicted.Probability:P0}");
}
