using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Federated;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>How rounds begin and end.</summary>
internal sealed partial class FederationGrain
{
    private async Task AdvanceAsync()
    {
        if (_server.IsComplete || (_server.IsOpen && Now >= _server.Deadline)) await CloseAsync();
        if (_leftovers.Length > 0) await TidyAsync();
        if (_server.IsOpen || IsFinished || !MayBegin()) return;
        _server.Begin(Present());
        await SaveAsync();
        LogBegun(_definition.Name, _server.Round + 1, _definition.Rules.Rounds, string.Join(", ", _server.Invited));
    }

    private async Task CloseAsync()
    {
        _leftovers = [.. _leftovers.Union(_server.Invited)];
        try
        {
            // Not on the threads of the silo's scheduler: a round may end with a long validation.
            LogClosed(_definition.Name, _server.Round + 1, _definition.Rules.Rounds, Summary(await Task.Run(_server.Close)));
        }
        catch (FederatedException fault)
        {
            state.State.Fault = fault.Message;
            LogEnded(fault, _definition.Name);
        }

        await SaveAsync();
        _waitsSince = Now;
    }

    // What cannot be removed now is when the grain is next called.
    private async Task TidyAsync()
    {
        try
        {
            while (_leftovers is [var client, .. var others])
            {
                await UpdateOf(client).ForgetAsync(state.State.Fault is null ? _server.Round : int.MaxValue, _server.Attempt);
                _leftovers = others;
            }
        }
        catch (Exception exception)
        {
            LogLeft(exception, _definition.Name, _leftovers.Length);
        }
    }

    private Task SaveAsync()
    {
        var stream = new MemoryStream();
        _server.Save(stream);
        (state.State.Server, state.State.Leftovers) = (stream.ToArray(), _leftovers);
        return OrAnewAsync(state.WriteStateAsync());
    }

    private async Task OrAnewAsync(Task write)
    {
        try
        {
            await write;
        }
        catch (Exception exception)
        {
            DeactivateOnIdle();
            LogNotWritten(exception, _definition.Name);
            // Without what the store has thrown: the client may not know that.
            throw new OrleansException($"Federation '{_definition.Name}' cannot write to the store: {exception.Message}");
        }
    }

    private bool MayBegin()
    {
        int clients = Present().Count();
        if (clients < _server.Options.Quorum) return false;
        return clients >= _definition.Rules.Clients || Now - _waitsSince >= _server.Options.Timeout;
    }

    private IEnumerable<string> Present() => _seen.Where(pair => Now - pair.Value <= SilentIntervals * _definition.Rules.PollInterval).Select(pair => pair.Key);

    private IUpdateGrain UpdateOf(string client) => GrainFactory.GetGrain<IUpdateGrain>($"{_definition.Name}/{client}");
}
