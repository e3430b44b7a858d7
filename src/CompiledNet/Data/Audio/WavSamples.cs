using System;
using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>Samples as bytes, little-endian.</summary>
internal static class WavSamples
{
    private const int Middle8 = 128, Scale24 = 1 << 23;
    private const double Scale32 = 1L << 31;

    /// <summary>Bytes of a sample.</summary>
    public static int SizeOf(WavFormat format) => format switch
    {
        WavFormat.Integer8 => 1,
        WavFormat.Integer16 => 2,
        WavFormat.Integer24 => 3,
        WavFormat.Float64 => 8,
        _ => 4,
    };

    /// <summary>The sample that begins there.</summary>
    public static float Decode(ReadOnlySpan<byte> bytes, WavFormat format) => format switch
    {
        WavFormat.Integer8 => (bytes[0] - Middle8) / (float)Middle8,
        WavFormat.Integer16 => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        WavFormat.Integer24 => (bytes[0] | bytes[1] << 8 | (sbyte)bytes[2] << 16) / (float)Scale24,
        WavFormat.Integer32 => (float)(BinaryPrimitives.ReadInt32LittleEndian(bytes) / Scale32),
        WavFormat.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    /// <summary>Writes a sample.</summary>
    public static void Encode(float value, WavFormat format, Span<byte> bytes)
    {
        switch (format)
        {
            case WavFormat.Integer8:
                bytes[0] = (byte)(Rounded(value, Middle8, -Middle8, Middle8 - 1) + Middle8);
                break;
            case WavFormat.Integer16:
                BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)Rounded(value, 32768, short.MinValue, short.MaxValue));
                break;
            case WavFormat.Integer24:
                int sample = Rounded(value, Scale24, -Scale24, Scale24 - 1);
                (bytes[0], bytes[1], bytes[2]) = ((byte)sample, (byte)(sample >> 8), (byte)(sample >> 16));
                break;
            case WavFormat.Integer32:
                BinaryPrimitives.WriteInt32LittleEndian(bytes, Rounded(value, Scale32, int.MinValue, int.MaxValue));
                break;
            case WavFormat.Float32:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
                break;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                break;
        }
    }

    private static int Rounded(float value, double scale, int least, int most) => (int)Math.Clamp(Math.Round(value * scale), least, most);
}
