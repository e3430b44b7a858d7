using System.Diagnostics;
using CompiledNet;

const int Seed = 1, BatchSize = 32;
bool quick = args.Contains("--quick");
int epochs = quick ? 1 : 4;
var (train, validation) = TextData.Load();
if (quick) train = train.Take(2_000);

var model = new TinyTransformerNetwork(Seed);
Console.WriteLine(model.Summary());
double before = model.Evaluate(validation)["loss"];
Console.WriteLine($"validation loss before training: {before:F3} nats per character; ln {Alphabet.Size} = {Math.Log(Alphabet.Size):F3}");

var clock = Stopwatch.StartNew();
var history = model.Fit(train, new FitOptions
{
    Optimizer = new AdamW { Schedule = new CosineDecay(0, (long)epochs * train.Count / BatchSize) { WarmupTarget = 0.004f, WarmupSteps = 30 } },
    Epochs = epochs,
    BatchSize = BatchSize,
    Seed = Seed,
    Validation = validation,
    Callbacks = [new WrittenText(new TextGenerator(model, Seed))],
});
Console.WriteLine($"validation loss: {before:F3} -> {history["val_loss"][^1]:F3} nats per character in {clock.Elapsed.TotalSeconds:F0} s");
Console.WriteLine();

clock.Restart();
string written = new TextGenerator(model, seed: 7).Write("It is a truth universally acknowledged", 1_200);
double each = clock.Elapsed.TotalMicroseconds / 1_200;
Console.WriteLine(written);
Console.WriteLine();
Console.WriteLine($"{each:F0} µs per character, what was read again included; largest difference of a score in a stream and in a whole window: {StreamingDifference.Measure(model, validation):E1}");
