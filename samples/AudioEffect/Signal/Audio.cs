/// <summary>What all parts of the sample agree on.</summary>
internal static class Audio
{
    /// <summary>Samples per second, of everything that is synthesised and trained on.</summary>
    public const int SampleRate = 44_100;

    /// <summary>The samples that a sound card hands over at a time.</summary>
    public const int BlockSize = 64;
}
