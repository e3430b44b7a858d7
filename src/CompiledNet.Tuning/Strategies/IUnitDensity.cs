using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>A density of coordinates from 0 to 1.</summary>
internal interface IUnitDensity
{
    /// <summary>The density at a coordinate.</summary>
    double At(double unit);

    /// <summary>A coordinate drawn from it.</summary>
    double Draw(RandomStream random);
}
