using System;
using System.IO;

namespace CompiledNet.Tuning;

/// <summary>A file of trials is damaged, or belongs to another search. The file was not changed.</summary>
public sealed class TrialFileException : IOException
{
    internal TrialFileException(string path, int line, string message, Exception? inner = null)
        : base(FormattableString.Invariant($"{path}, line {line}: {message}"), inner)
    {
    }
}
