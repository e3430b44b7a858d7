using System;
using System.IO;

namespace CompiledNet;

/// <summary>The end of a Parquet file, looked at before Parquet.Net reads it.</summary>
internal static class ParquetFooter
{
    // The length of the footer, and PAR1.
    private const int EndLength = 8;

    /// <summary>Looks at the footer.</summary>
    /// <returns>Its length.</returns>
    /// <exception cref="InvalidDataException">It is not within the file, or something of it is not what it should be.</exception>
    public static int Check(Stream stream)
    {
        byte[] end = new byte[EndLength];
        if (stream.Length >= EndLength)
        {
            stream.Position = stream.Length - EndLength;
            stream.ReadExactly(end);
        }

        int length = BitConverter.ToInt32(end);
        if (length <= 0 || length > stream.Length - EndLength) throw new InvalidDataException($"its footer has {length} of {stream.Length} bytes");
        byte[] footer = new byte[length];
        stream.Position = stream.Length - EndLength - length;
        stream.ReadExactly(footer);
        new ThriftBytes(footer).Structure(ThriftTables.Footer);
        stream.Position = 0;
        return length;
    }
}
