using System;
using CompiledNet.Federated;

namespace CompiledNet.Orleans;

/// <summary>A federation as a silo knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes its server, at round 0.</param>
/// <param name="Rules">When rounds begin.</param>
internal sealed record FederationDefinition(string Name, Func<FederatedServer> Create, FederationRules Rules);
