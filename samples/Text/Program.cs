using CompiledNet;

string? folder = Array.IndexOf(args, "--data") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
bool isQuick = args.Contains("--quick");
if (SpamCorpus.Find(folder) is not { } found)
{
    Console.Error.WriteLine(SpamCorpus.HowToGetIt);
    return 2;
}

var mails = Table.From(SpamCorpus.Load(found, isQuick));
var (train, test) = mails.StratifiedSplit("kind", 0.8, seed: 1);

// The vocabulary is that of the training mails alone. It goes into the network's file, so that whoever loads that predicts texts.
var pipeline = Pipeline.Fit(train, target: "kind", Encode.Tokens(SpamNetwork.Words, SpamNetwork.Places, "text"));
var model = new SpamNetwork(seed: 1);
model.Attach(pipeline);
Console.WriteLine($"{train.Count} mails to train on, {test.Count} to test; classes: {string.Join(", ", pipeline.ClassNames)}");
model.Fit(pipeline.Apply(train), new FitOptions
{
    Optimizer = new Adam(0.003f),
    Epochs = isQuick ? 3 : 6,
    Threads = Environment.ProcessorCount,
    Callbacks = [new ProgressBar()],
});
Console.WriteLine($"test: {model.Evaluate(test, [new BinaryAccuracy(), new Precision(), new Recall(), new AreaUnderCurve()])}");

string path = Path.Combine(AppContext.BaseDirectory, "spam.safetensors");
model.Save(path);
var served = SpamNetwork.FromFile(path);
foreach (string text in (string[])
[
    "Re: patch for the build script\nI tried it on my machine, and the tests pass now. Could somebody on the list look at it?",
    "FREE!!! Act now and earn $$$ from home, click here to order today. To be removed from this mailing list reply with REMOVE",
])
{
    var predicted = served.PredictClass(new Mail(text));
    Console.WriteLine($"{predicted.Name} ({predicted.Probability:P0}): {text.ReplaceLineEndings(" ")}");
}

return 0;
