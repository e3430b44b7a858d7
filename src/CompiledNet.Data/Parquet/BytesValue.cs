using System;

namespace CompiledNet;

/// <summary>What the bytes of a value become.</summary>
internal delegate T BytesValue<T>(ReadOnlySpan<byte> bytes);
