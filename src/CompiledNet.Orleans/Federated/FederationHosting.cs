using System;
using System.Linq;
using CompiledNet.Federated;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace CompiledNet.Orleans;

/// <summary>Sets federations up in silos.</summary>
public static class FederationHosting
{
    /// <summary>Lets a silo host the server of a federation. Every silo of the cluster gets the same.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="name">The name of the federation, the key of <see cref="IFederationGrain"/>.</param>
    /// <param name="create">Makes the server, at round 0, each time another one with a network of its own.</param>
    /// <param name="rules">When rounds begin; null for the defaults.</param>
    /// <exception cref="ArgumentException">The name is empty, longer than 200 characters, has control characters, or is taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the rules is not positive, or clients would ask less than once a day.</exception>
    public static ISiloBuilder AddFederation(this ISiloBuilder silo, string name, Func<FederatedServer> create, FederationRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        GrainName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(create);
        rules ??= new FederationRules();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rules.Rounds, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rules.Clients, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(rules.PollInterval, TimeSpan.Zero, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.PollInterval, TimeSpan.FromDays(1), nameof(rules));
        if (silo.Services.Any(service => service.ServiceType == typeof(FederationDefinition) && service.ImplementationInstance is FederationDefinition other && other.Name == name))
            throw new ArgumentException($"There is a federation '{name}' already.", nameof(name));
        silo.Services.AddSingleton(new FederationDefinition(name, create, rules));
        return silo;
    }
}
