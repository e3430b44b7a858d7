using CompiledNet;

/// <summary>The numbers of the first words of a mail in, the probability of spam out.</summary>
[Network]
[Input(Places)]
[Embedding(Words, 16, MaskZero = true)]
[GRU(16)]
[Dropout(0.2)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class SpamNetwork
{
    /// <summary>How many words are known, two numbers that stand for none and for another one among them.</summary>
    public const int Words = 5000;

    /// <summary>How many words of a mail are read.</summary>
    public const int Places = 100;
}
