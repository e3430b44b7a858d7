using System;
using System.IO;

namespace CompiledNet;

/// <summary>A weight file cannot be read or written, is damaged, or does not fit the network; the message names the file, the tensor, what was expected and what came.</summary>
public sealed class WeightFileException : IOException
{
    /// <summary>Describes what is wrong and where.</summary>
    /// <param name="problem">What was expected and what came.</param>
    /// <param name="path">The file, or null for a stream.</param>
    /// <param name="tensor">The name of the tensor, or null if the file as a whole is meant.</param>
    /// <param name="inner">The exception behind it.</param>
    public WeightFileException(string problem, string? path = null, string? tensor = null, Exception? inner = null)
        : base($"{path ?? "Weight data"}{(tensor is null ? "" : $", tensor '{tensor}'")}: {problem}", inner) =>
        (Path, Tensor) = (path, tensor);

    /// <summary>The file, or null for a stream.</summary>
    public string? Path { get; }

    /// <summary>The name of the tensor, or null if the file as a whole is meant.</summary>
    public string? Tensor { get; }
}
