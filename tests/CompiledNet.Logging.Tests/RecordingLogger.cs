using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Logging;

namespace CompiledNet.Logging.Tests;

/// <summary>Keeps messages with their values and those of the scopes around them.</summary>
internal sealed class RecordingLogger(LogLevel least) : ILogger
{
    private readonly List<IEnumerable<KeyValuePair<string, object?>>> _scopes = [];

    public List<(LogLevel Level, int Id, string Text, Dictionary<string, object?> Values)> Messages { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        _scopes.Add((IEnumerable<KeyValuePair<string, object?>>)state);
        return new Scope(this);
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var values = ((IEnumerable<KeyValuePair<string, object?>>)state!).Concat(_scopes.SelectMany(scope => scope)).ToDictionary(pair => pair.Key, pair => pair.Value);
        Messages.Add((logLevel, eventId.Id, formatter(state, exception), values));
    }

    private sealed class Scope(RecordingLogger logger) : IDisposable
    {
        public void Dispose() => logger._scopes.RemoveAt(logger._scopes.Count - 1);
    }
}
