namespace CompiledNet.Generator.Model;

/// <summary>A file of emitted code.</summary>
/// <param name="HintName">Its name, unique in the project.</param>
/// <param name="Text">Its content; lines end with \n.</param>
internal sealed record GeneratedFile(string HintName, string Text);
