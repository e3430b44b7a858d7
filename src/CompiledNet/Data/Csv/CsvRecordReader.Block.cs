using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CompiledNet;

/// <summary>Records without quotes that lie in the block as a whole, which are nearly all: their fields stay where they are.</summary>
internal sealed partial class CsvRecordReader
{
    /// <summary>Finds the fields of the record at the current position; false, with nothing read, if it has a quote, goes on in the next block or exceeds a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadInBlock()
    {
        ref ushort origin = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetArrayDataReference(_block));
        var delimiter = Vector256.Create((ushort)_delimiter);
        Vector256<ushort> newLine = Vector256.Create((ushort)'\n'), carriageReturn = Vector256.Create((ushort)'\r'), quote = Vector256.Create((ushort)'"');
        int[] ends = _fieldEnds;
        int fields = 0;
        for (int at = _position; at <= _blockEnd - Vector256<ushort>.Count; at += Vector256<ushort>.Count)
        {
            var text = Vector256.LoadUnsafe(ref origin, (nuint)at);
            uint found = (Vector256.Equals(text, delimiter) | Vector256.Equals(text, newLine) | Vector256.Equals(text, carriageReturn) | Vector256.Equals(text, quote)).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                int end = at + BitOperations.TrailingZeroCount(found);
                char c = _block[end];
                if (c == '"' || fields == _maxColumns) return false;
                if (fields == ends.Length)
                {
                    Array.Resize(ref _fieldEnds, 2 * fields);
                    ends = _fieldEnds;
                }

                ends[fields++] = end;
                if (c != _delimiter) return EndInBlock(fields, end);
            }
        }

        return false;
    }

    // A CR at the end of the block may belong to an LF in the next.
    [MethodImpl(Hot.Optimized)]
    private bool EndInBlock(int fields, int end)
    {
        if (end - _position - (fields - 1) > _maxLength || (_block[end] == '\r' && end + 1 == _blockEnd)) return false;
        (_source, _start, _gap, FieldCount, _quoted) = (_block, _position, 1, fields, false);
        _position = end;
        EndLine();
        return true;
    }
}
