/// <summary>
/// A file is no WAV file, is damaged, or holds something that is not read here. It is the only exception for bad
/// content; the message names the file, what was expected and what came.
/// </summary>
/// <param name="file">The file's name.</param>
/// <param name="expected">What should be there.</param>
/// <param name="found">What is there.</param>
internal sealed class WavFormatException(string file, string expected, string found)
    : FormatException($"{file}: expected {expected}, got {found}");
