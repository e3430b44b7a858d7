using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace CompiledNet.Benchmarks.Peers.Torch;

/// <summary>Loads the native half of TorchSharp from the folder of restored packages, dependencies first.</summary>
public static class TorchLibrary
{
    /// <summary>Null if it is loaded, else why it could not be.</summary>
    public static string? Absence { get; } = Load();

    private static string? Load()
    {
        try
        {
            string root = typeof(TorchLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "PackageRoot").Value!;
            (string runtime, string prefix, string suffix) =
                OperatingSystem.IsWindows() ? ("win-x64", "", ".dll") : OperatingSystem.IsMacOS() ? ("osx-arm64", "lib", ".dylib") : ("linux-x64", "lib", ".so");
            string libtorch = Native(Path.Combine(root, $"libtorch-cpu-{runtime}"), runtime), binding = Native(Path.Combine(root, "torchsharp"), runtime);
            foreach (string name in new[] { "c10", "torch_cpu", "torch" }) NativeLibrary.Load(Path.Combine(libtorch, prefix + name + suffix));
            nint handle = NativeLibrary.Load(Path.Combine(binding, prefix + "LibTorchSharp" + suffix));
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name.Contains("LibTorchSharp", StringComparison.Ordinal) ? handle : 0;
            torch.set_num_threads(1);
            return null;
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException or IOException or TypeInitializationException or NotSupportedException)
        {
            return FirstCause(failure.Message);
        }
    }

    // The newest restored version.
    private static string Native(string package, string runtime) =>
        Path.Combine(Directory.GetDirectories(package).Order(StringComparer.Ordinal).Last(), "runtimes", runtime, "native");

    // The loader lists every path that it tried; the line that names a version or a symbol is the cause.
    private static string FirstCause(string message)
    {
        string[] lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string cause = lines.FirstOrDefault(line => line.Contains("version `", StringComparison.Ordinal)) ?? lines[0];
        return "native library does not load: " + cause.Split(" (required by")[0];
    }
}
