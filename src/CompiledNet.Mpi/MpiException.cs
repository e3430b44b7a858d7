using System;

namespace CompiledNet.Mpi;

/// <summary>MPI is not there, or one of its functions failed. What a rank was doing is lost; the others end when this one does.</summary>
public sealed class MpiException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, and what to do.</param>
    public MpiException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, and what to do.</param>
    /// <param name="innerException">Why.</param>
    public MpiException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
