/// <summary>Where the sample puts what it makes, below the current folder.</summary>
/// <param name="Name">The folder.</param>
internal sealed record OutputFolder(string Name)
{
    /// <summary>The trained network.</summary>
    public string Model => Path.Combine(Name, "amplifier.safetensors");

    /// <summary>The guitar that was held out.</summary>
    public string Input => Path.Combine(Name, "input.wav");

    /// <summary>The guitar through the amplifier.</summary>
    public string Target => Path.Combine(Name, "target.wav");

    /// <summary>The guitar through the network.</summary>
    public string Output => Path.Combine(Name, "output.wav");
}
