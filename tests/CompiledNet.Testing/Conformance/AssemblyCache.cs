using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Testing;

/// <summary>
/// Compiled assemblies by what was compiled: the texts, generated ones included, the compiler, the library and the framework. The
/// same text gives the same assembly, and compiling it is most of the time of the tests that run networks.
/// </summary>
/// <remarks>Lies beside the tests, and goes with them; what was not asked for in a week goes too.</remarks>
internal static class AssemblyCache
{
    private static readonly string s_folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "compiled-networks")).FullName;

    private static readonly string s_tools = string.Join(
        " ", Environment.Version, typeof(CSharpCompilation).Assembly.ManifestModule.ModuleVersionId, typeof(NetworkAttribute).Assembly.ManifestModule.ModuleVersionId);

    static AssemblyCache()
    {
        foreach (string old in Directory.GetFiles(s_folder).Where(path => File.GetLastWriteTimeUtc(path) < DateTime.UtcNow.AddDays(-7))) File.Delete(old);
    }

    /// <summary>The assembly of a compilation: that of an equal one before, or what <paramref name="emit"/> gives.</summary>
    public static byte[] Get(Compilation compilation, Func<Compilation, byte[]> emit)
    {
        string path = Path.Combine(s_folder, KeyOf(compilation) + ".dll");
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return File.ReadAllBytes(path);
        }

        byte[] image = emit(compilation);
        // Another process may look for it meanwhile.
        string own = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        File.WriteAllBytes(own, image);
        File.Move(own, path, overwrite: true);
        return image;
    }

    private static string KeyOf(Compilation compilation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(s_tools);
        foreach (var tree in compilation.SyntaxTrees)
        {
            Append(tree.FilePath);
            hash.AppendData(tree.GetText().GetContentHash().AsSpan());
        }

        return Convert.ToHexString(hash.GetHashAndReset());

        void Append(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
