using CompiledNet.Numerics;

namespace CompiledNet.Tests.Numerics;

/// <summary>A function of one number written for lanes of any width.</summary>
internal interface ILaneFunction
{
    T Invoke<T>(T x) where T : struct, ILanes<T>;
}
