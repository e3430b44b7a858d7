using System;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Reads and writes safetensors files: the length of the header (8 bytes, little-endian), a header in JSON with type,
/// shape and place of each tensor, then the numbers. Nothing in such a file is ever executed.
/// </summary>
/// <remarks>Source: the format description in the README of the safetensors project.</remarks>
public static class SafeTensors
{
    /// <summary>Writes a file, whole or not at all: a file that was there before stays as it was when saving fails.</summary>
    /// <param name="path">The file to write or to replace.</param>
    /// <param name="tensors">The tensors, in any order; the file has them sorted.</param>
    /// <param name="metadata">Texts to save with them, by name.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, one has the name <c>__metadata__</c>, a text is not well-formed Unicode, or the shapes are beyond what <see cref="Read"/> takes.</exception>
    /// <exception cref="WeightFileException">The file cannot be written.</exception>
    public static void Save(string path, IEnumerable<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var writer = new SafeTensorsWriter(tensors, metadata);
        try
        {
            AtomicFile.Write(path, writer.Write);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"cannot be written: {failure.Message}", path, inner: failure);
        }
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="tensors">The tensors, in any order; the file has them sorted.</param>
    /// <param name="metadata">Texts to save with them, by name.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, one has the name <c>__metadata__</c>, a text is not well-formed Unicode, or the shapes are beyond what <see cref="Read"/> takes.</exception>
    public static void Write(Stream stream, IEnumerable<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new SafeTensorsWriter(tensors, metadata).Write(stream);
    }

    /// <summary>
    /// The texts with one more, <c>compilednet.checksum</c>, over all tensors and those texts whose names begin with <c>compilednet.</c>:
    /// <see cref="TensorFile.CheckSeal"/> then finds whatever has changed since.
    /// </summary>
    /// <param name="tensors">The tensors that are to be written.</param>
    /// <param name="metadata">The texts that are to be written with them.</param>
    public static Dictionary<string, string> Seal(IReadOnlyCollection<NamedTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        var texts = new Dictionary<string, string>(metadata, StringComparer.Ordinal);
        FileMetadata.Seal(texts, tensors);
        return texts;
    }

    /// <summary>Reads a file of F32, F64, F16 or BF16 tensors. Pipes and devices are not opened: they could keep the caller waiting for ever.</summary>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or holds other types.</exception>
    public static TensorFile Load(string path) => Load(path, reader => reader.Read());

    /// <summary>Reads the texts of a file alone.</summary>
    /// <exception cref="WeightFileException">The file cannot be read, or its header is damaged.</exception>
    internal static IReadOnlyDictionary<string, string> LoadMetadata(string path) => Load(path, reader => reader.ReadMetadata());

    /// <summary>Reads from the position of a stream to its end.</summary>
    /// <param name="stream">A stream that knows its length.</param>
    /// <exception cref="ArgumentException">The stream does not know its length.</exception>
    /// <exception cref="WeightFileException">The content is damaged, or holds other types.</exception>
    public static TensorFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("A stream that knows its length was expected.", nameof(stream));
        return new SafeTensorsReader(stream, path: null).Read();
    }

    private static T Load<T>(string path, Func<SafeTensorsReader, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (RegularFile.IsWithoutContent(path)) throw new WeightFileException(RegularFile.NoContent, path);
            using var stream = File.OpenRead(path);
            return read(new SafeTensorsReader(stream, path));
        }
        catch (Exception failure) when (failure is (IOException or UnauthorizedAccessException) and not WeightFileException)
        {
            throw new WeightFileException($"cannot be read: {failure.Message}", path, inner: failure);
        }
    }
}
