using System;

namespace CompiledNet.Testing;

/// <summary>A compiled network does not do what its declaration says.</summary>
public sealed class ConformanceException(string message) : Exception(message);
