using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>How methods are compiled that run for every number or every row.</summary>
/// <remarks>
/// The just-in-time compiler starts with a slow form of a method, without any inlining, and compiles it again a tenth of a second after it
/// was called for the thirtieth time. What runs for every number does so thousands of times before that.
/// </remarks>
internal static class Hot
{
    /// <summary>Into its caller; on its own where the caller has used up the compiler's budget for that, and then optimized from the first call on.</summary>
    public const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>On its own, to spare the budget of its callers, and optimized from the first call on.</summary>
    public const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>As the compiler likes, and optimized from the first call on.</summary>
    public const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;
}
