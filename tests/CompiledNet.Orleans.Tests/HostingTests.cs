using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using CompiledNet.Federated;
using CompiledNet.Orleans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>What silos are set up with, before they are members of anything.</summary>
public sealed class HostingTests
{
    /// <summary>Orleans may place a grain on any silo of a program, also on one that was set up for something else.</summary>
    [Fact]
    public void WhatGrainsNeedIsInEverySilo()
    {
        using var host = Build(_ => { });
        var services = host.Services.GetRequiredService<IServiceProviderIsService>();
        var grains = typeof(TrialHosting).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Grain))).ToArray();
        grains.Length.ShouldBe(4);
        foreach (var parameter in grains.SelectMany(grain => grain.GetConstructors().Single().GetParameters()).Where(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>() is null))
            services.IsService(parameter.ParameterType).ShouldBeTrue($"{parameter.Member.DeclaringType!.Name}: {parameter}");
    }

    [Fact]
    public void ObjectivesAndFederationsOfSeveralCallsAreThereAndNoneTwice()
    {
        using var host = Build(silo => silo
            .AddTrials(trials => trials.Add("one", SweepExample.Space, SweepExample.Loss)).AddTrials(trials => trials.Add("two", SweepExample.Space, SweepExample.Loss))
            .AddFederation("points", () => FederatedPoints.Server()).AddFederation("others", () => FederatedPoints.Server()));
        var objectives = host.Services.GetServices<TrialObjectives>().ShouldHaveSingleItem();
        (objectives.Find("one"), objectives.Find("two")).ShouldSatisfyAllConditions(found => found.Item1.ShouldNotBeNull(), found => found.Item2.ShouldNotBeNull());
        Should.Throw<ArgumentException>(() => Build(silo => silo.AddTrials(trials => trials.Add("one", SweepExample.Space, SweepExample.Loss)).AddTrials(trials => trials.Add("one", SweepExample.Space, SweepExample.Loss))))
            .Message.ShouldStartWith("There is an objective 'one' already.");
        Func<FederatedServer> create = () => FederatedPoints.Server();
        Should.Throw<ArgumentException>(() => Build(silo => silo.AddFederation("points", create).AddFederation("points", create))).Message.ShouldStartWith("There is a federation 'points' already.");
    }

    /// <summary>The store would refuse them, again and again until a search gives up.</summary>
    [Fact]
    public async Task NamesThatCannotBeKeptAreRefused()
    {
        using var host = Build(_ => { });
        var client = host.Services.GetRequiredService<IClusterClient>();
        foreach (string name in new[] { "", "a\0b", "a\nb", "\ud800", new string('x', 201) })
        {
            Should.Throw<ArgumentException>(() => new OrleansTrialRunner(client, name));
            Should.Throw<ArgumentException>(() => new OrleansTrialRunner(client, "classes", name));
            Should.Throw<ArgumentException>(() => new TrialObjectives().Add(name, SweepExample.Space, SweepExample.Loss));
            Should.Throw<ArgumentException>(() => Build(silo => silo.AddFederation(name, () => FederatedPoints.Server())));
            await Should.ThrowAsync<ArgumentException>(() => FederationMember.TakePartAsync(client, name, FederatedPoints.Client(0)));
        }
    }

    [Fact]
    public void TimesOutsideOfTheirRangeAreRefused()
    {
        using var host = Build(_ => { });
        var client = host.Services.GetRequiredService<IClusterClient>();
        foreach (var options in new SweepOptions[] { new() { Lease = TimeSpan.Zero }, new() { Lease = TimeSpan.MaxValue }, new() { GiveUpAfter = TimeSpan.FromTicks(-1) } })
            Should.Throw<ArgumentOutOfRangeException>(() => new OrleansTrialRunner(client, "classes", options: options));
        Should.Throw<ArgumentOutOfRangeException>(() => Build(silo => silo.AddFederation("points", () => FederatedPoints.Server(), new FederationRules { PollInterval = TimeSpan.MaxValue })));
    }

    private static IHost Build(Action<ISiloBuilder> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering().AddMemoryGrainStorage(PostgresHosting.StorageName);
            add(silo);
        });
        return builder.Build();
    }
}
