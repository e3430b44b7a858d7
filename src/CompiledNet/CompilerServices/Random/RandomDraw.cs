using System.Runtime.CompilerServices;
using System;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>What fixes the random numbers of one training step.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="FirstRow">The position of the first row within the batch.</param>
/// <param name="Active">Whether layers behave as they do while fitting; else random ones do not act.</param>
public readonly record struct RandomDraw(int Seed, long Step, int FirstRow, bool Active)
{
    private readonly FrozenParameters? _frozen;

    private RandomDraw(int seed, long step, int firstRow, bool active, FrozenParameters? frozen) : this(seed, step, firstRow, active) => _frozen = frozen;

    /// <summary>The draw that a workspace stands at.</summary>
    public static RandomDraw Of<T>(TrainingWorkspace<T> workspace) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new RandomDraw(workspace.Seed, workspace.Step, workspace.FirstRow, workspace.Training, workspace.Frozen);
    }

    /// <summary>This draw for the batch normalization whose moving averages begin there in the parameter block: not active if that is frozen.</summary>
    public RandomDraw Normalizing(int averages) => _frozen is { } frozen && Array.IndexOf(frozen.Averages, averages) >= 0 ? this with { Active = false } : this;

    /// <summary>Whether the parameter that begins there in the parameter block is trained, and so wants a gradient.</summary>
    public bool Trains(int parameter) => _frozen is null || _frozen.Trains(parameter);

    /// <summary>Whether anything in front of that place in the parameter block is trained.</summary>
    public bool TrainsBefore(int parameter) => _frozen is null || _frozen.FirstTrained < parameter;

    /// <summary>128 random bits: number <paramref name="index"/> of a row of this draw at a node.</summary>
    [MethodImpl(Hot.Optimized)]
    internal (uint, uint, uint, uint) Block(int node, int row, int index) =>
        Philox.Block(unchecked((ulong)Seed), ((ulong)(uint)node << 32) | (uint)(FirstRow + row), ((ulong)Step << 24) + (uint)index);

    /// <summary>Four numbers of the standard normal distribution from one block (Box and Muller 1958).</summary>
    [MethodImpl(Hot.Optimized)]
    internal (double, double, double, double) Normals(int node, int row, int index)
    {
        var (a, b, c, d) = Block(node, row, index);
        var (first, second) = (Radius(a), Radius(c));
        var (sin1, cos1) = Math.SinCos(b * (2 * Math.PI / 4294967296.0));
        var (sin2, cos2) = Math.SinCos(d * (2 * Math.PI / 4294967296.0));
        return (first * cos1, first * sin1, second * cos2, second * sin2);

        static double Radius(uint bits) => Math.Sqrt(-2 * Math.Log((bits + 0.5) * (1 / 4294967296.0)));
    }
}
