namespace CompiledNet.Generator.Reading;

/// <summary>Which of a project's attributed classes is meant, without a syntax node that would be gone with the next edit.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">Its number among those of the file.</param>
/// <param name="Name">Its name.</param>
internal sealed record DeclarationPlace(string Path, int Number, string Name);
