using System;
using Orleans.Hosting;

namespace CompiledNet.OrleansTests;

/// <summary>What the silos of the tests host.</summary>
internal static class SiloRoles
{
    public const string Empty = "empty";

    /// <summary>Sets a silo up for a role.</summary>
    public static void Add(string role, ISiloBuilder silo, string name)
    {
        switch (role)
        {
            case Empty:
                break;
            default:
                throw new ArgumentException($"No silo '{name}' of role '{role}'.");
        }
    }

    public static bool HasDashboard(string role) => role == "dashboard";
}
