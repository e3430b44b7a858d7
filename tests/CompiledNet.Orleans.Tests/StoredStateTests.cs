using System;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>What a grain knows of its state when the store fails, or has written and its answer is lost.</summary>
public sealed class StoredStateTests
{
    [Fact]
    public async Task AWriteThatFailedIsNotRememberedAndOneWhoseAnswerIsLostIs()
    {
        var row = new Row();
        var state = new StoredState<TrialRecord>(row);
        await state.WriteAsync(record => record.Request = "first");

        row.Next = Row.Fault.Fails;
        await Should.ThrowAsync<TimeoutException>(() => state.WriteAsync(record => record.Value = 2));
        await state.ReadAsync();
        (state.Value.Request, state.Value.Value).ShouldBe(("first", double.NaN));

        // An outcome that is there stays, as the second write is made on what the store has.
        row.Next = Row.Fault.AnswersNot;
        await Should.ThrowAsync<TimeoutException>(() => state.WriteAsync(record => (record.Value, record.IsFinished) = (2, true)));
        await state.WriteAsync(record => record.Value = 3, when: record => !record.IsFinished);
        (state.Value.Value, row.Written.Value).ShouldBe((2, 2));

        row.Next = Row.Fault.AnswersNot;
        await Should.ThrowAsync<TimeoutException>(state.ClearAsync);
        await state.ReadAsync();
        state.Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task ChangesAreMadeOneAfterAnother()
    {
        var row = new Row { IsSlow = true };
        var state = new StoredState<TrialRecord>(row);
        await Task.WhenAll(state.WriteAsync(record => record.Value = 1), state.WriteAsync(record => record.Value += 1), state.WriteAsync(record => record.Value *= 5));
        (row.Written.Value, row.Version).ShouldBe((10, 3));
    }

    /// <summary>A row of a store, which takes a write only from who knows its version.</summary>
    private sealed class Row : IPersistentState<TrialRecord>
    {
        public enum Fault { None, Fails, AnswersNot }

        public Fault Next { get; set; }

        public bool IsSlow { get; init; }

        public TrialRecord Written { get; private set; } = new();

        public int Version { get; private set; }

        public TrialRecord State { get; set; } = new();

        public string? Etag { get; private set; }

        public bool RecordExists => Etag is not null;

        public Task ReadStateAsync()
        {
            (State, Etag) = (Copy(Written), Version == 0 ? null : $"{Version}");
            return Task.CompletedTask;
        }

        public Task WriteStateAsync() => WriteAsync(Copy(State), Version + 1);

        public Task ClearStateAsync() => WriteAsync(new TrialRecord(), 0);

        private async Task WriteAsync(TrialRecord record, int version)
        {
            (var fault, Next) = (Next, Fault.None);
            if (IsSlow) await Task.Delay(1);
            if (Etag != (Version == 0 ? null : $"{Version}")) throw new InvalidOperationException("Somebody else has written.");
            if (fault == Fault.Fails) throw new TimeoutException();
            (Written, Version) = (record, version);
            if (fault == Fault.AnswersNot) throw new TimeoutException();
            (State, Etag) = (Copy(record), version == 0 ? null : $"{version}");
        }

        private static TrialRecord Copy(TrialRecord record) => new() { Request = record.Request, Value = record.Value, IsFinished = record.IsFinished };
    }
}
