using System;
using System.Buffers;
using System.IO;
using Apache.Arrow.Memory;

namespace CompiledNet;

/// <summary>Memory for the buffers of a file, together no more than a file of that length is likely to be unpacked to: a length in a damaged file says anything.</summary>
/// <param name="fileLength">The bytes of the file.</param>
internal sealed class FileMemory(long fileLength) : MemoryAllocator
{
    private double _left = FileReading.MostBytes(fileLength);

    protected override IMemoryOwner<byte> AllocateInternal(int length, out int bytesAllocated)
    {
        _left -= length;
        if (_left < 0) throw new InvalidDataException($"a buffer of {length} bytes in a file of {fileLength}");
        bytesAllocated = length;
        return new Block(GC.AllocateArray<byte>(length, pinned: true));
    }

    // Memory that the library may point to, and that is gone once nobody does.
    private sealed class Block(byte[] bytes) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory => bytes;

        public void Dispose()
        {
        }
    }
}
