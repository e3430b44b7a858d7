using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CompiledNet.Tests;

/// <summary>Makes changed files whole again, as only someone could who knows the format.</summary>
internal static class FileSeal
{
    /// <summary>The texts of a file with a checksum over them and its tensors, whatever they are.</summary>
    public static Dictionary<string, string> Seal(IReadOnlyDictionary<string, string> metadata, IEnumerable<NamedTensor> tensors)
    {
        var texts = metadata.Where(pair => pair.Key != "compilednet.checksum").ToDictionary();
        var content = new List<byte>();
        foreach (var (name, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal)) content.AddRange(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            content.AddRange(Encoding.UTF8.GetBytes($"{tensor.Name}\0{tensor.Type}\0[{string.Join(", ", tensor.Shape)}]\0"));
            content.AddRange(tensor.Bytes);
        }

        texts.Add("compilednet.checksum", Crc(content.ToArray()));
        return texts;
    }

    /// <summary>CRC-32C bit by bit, as the polynomial is defined.</summary>
    public static string Crc(ReadOnlySpan<byte> bytes)
    {
        uint state = uint.MaxValue;
        foreach (byte next in bytes)
        {
            state ^= next;
            for (int bit = 0; bit < 8; bit++) state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0x82F63B78;
        }

        return (~state).ToString("x8");
    }
}
