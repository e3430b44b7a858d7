using System;

namespace CompiledNet.Orleans;

/// <summary>The store of a cluster cannot be reached or used; the message says where it was looked for and what went wrong.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="innerException">What the database said.</param>
public sealed class StoreException(string message, Exception? innerException = null) : Exception(message, innerException);
