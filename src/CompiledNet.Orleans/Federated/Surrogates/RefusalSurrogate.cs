using CompiledNet.Federated;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>A refusal as Orleans sends it.</summary>
[GenerateSerializer]
internal struct RefusalSurrogate
{
    [Id(0)]
    public string Client;

    [Id(1)]
    public RefusalReason Reason;

    [Id(2)]
    public string Message;
}

/// <summary>From and to it.</summary>
[RegisterConverter]
internal sealed class RefusalConverter : IConverter<Refusal, RefusalSurrogate>
{
    public Refusal ConvertFromSurrogate(in RefusalSurrogate surrogate) => new(surrogate.Client, surrogate.Reason, surrogate.Message);

    public RefusalSurrogate ConvertToSurrogate(in Refusal value) => new() { Client = value.Client, Reason = value.Reason, Message = value.Message };
}
