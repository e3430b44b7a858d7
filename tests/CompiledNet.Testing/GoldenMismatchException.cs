using System;

namespace CompiledNet.Testing;

/// <summary>An emitted text is not the accepted one.</summary>
public sealed class GoldenMismatchException(string message) : Exception(message);
