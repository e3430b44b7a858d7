using CompiledNet;

namespace CompiledNet.TextTests.Readme;

/// <summary>The programs of the README, compiled; they are not run.</summary>
internal static class ReadmePrograms
{
    public static void Texts(Table mails)
    {
        var pipeline = Pipeline.Fit(mails, "kind", Tokenize.BytePairs(pieces: 4000, length: 100, "text"));
        var model = new Mails(seed: 1);
        model.Attach(pipeline);
        model.Fit(pipeline.Apply(mails));
    }
}

[Network]
[Input(100)]
[Embedding(4001, 16, MaskZero = true)]
[GRU(16)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Mails;
