using System;

namespace CompiledNet.Tuning;

/// <summary>
/// A runner cannot run trials at all, such as one whose cluster is out of reach or whose machines have another objective. It says nothing about the
/// trial, so it ends the search instead of being noted as a failure; what has been noted stays, and the search can go on later.
/// </summary>
/// <param name="message">What is wrong, and with whom.</param>
/// <param name="innerException">What it came of.</param>
public class TrialRunnerException(string message, Exception? innerException = null) : Exception(message, innerException);
