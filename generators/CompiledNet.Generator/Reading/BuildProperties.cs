using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Reading;

/// <summary>What a project file says to the compiler of networks; the package makes these properties visible.</summary>
internal static class BuildProperties
{
    /// <summary>Whether code asks for AVX2 when it runs: <c>CompiledNetRunTimeDispatch</c>.</summary>
    public static bool DispatchesAtRunTime(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.CompiledNetRunTimeDispatch", out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
