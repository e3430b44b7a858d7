using System;

namespace CompiledNet.Federated;

/// <summary>A federation cannot go on, or a state does not belong to it; the message says what was expected and what came. Weights and state are as they were.</summary>
public sealed class FederatedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what came.</param>
    public FederatedException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what came.</param>
    /// <param name="innerException">Why.</param>
    public FederatedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
