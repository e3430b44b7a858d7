namespace CompiledNet.Package.Tests;

/// <summary>What publishing with NativeAOT printed, and the executable that it made.</summary>
internal sealed record NativeBuild(CommandResult Publication, string Program);
