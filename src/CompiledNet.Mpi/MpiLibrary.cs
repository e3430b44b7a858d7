using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet.Mpi;

/// <summary>The functions of the MPI library that started this process, by their addresses.</summary>
/// <remarks>
/// Which library that is, only its launcher knows: a process that initialises another one becomes the only rank of a world of its own. Each
/// launcher leaves variables of its own in the environment.
/// </remarks>
internal sealed unsafe class MpiLibrary
{
    /// <summary>The variable that names the library file to load, before all guesses.</summary>
    public const string PathVariable = "COMPILEDNET_MPI";

    private const int LongestText = 8192;

    private static readonly string[] s_openMpi = ["libmpi.so.40", "libmpi.so.80", "libmpi.40.dylib"], s_mpich = ["libmpich.so.12", "libmpi.so.12", "libmpi.12.dylib"];
    private static readonly string[] s_standard = ["libmpi_abi.so.1", "libmpi_abi.so.0", "libmpi_abi.so", "libmpi_abi.dylib"];

    private readonly nint _library;
    private MpiLibrary(nint library, string path)
    {
        (_library, Path, Handles) = (library, path, MpiHandles.Of(library, path));
    }

    /// <summary>Whether a rank that waits leaves its processor to others where there are more ranks than processors, as Open MPI sees to by itself.</summary>
    public bool Yields => NativeLibrary.TryGetExport(_library, "ompi_mpi_comm_world", out _);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The predefined objects.</summary>
    public MpiHandles Handles { get; }

    /// <summary>Loads the library whose launcher started this process; without a launcher the first that is there.</summary>
    /// <exception cref="MpiException">There is none.</exception>
    public static MpiLibrary Load()
    {
        foreach (string name in Candidates())
            if (NativeLibrary.TryLoad(name, out nint library)) return new MpiLibrary(library, name);
        throw new MpiException($"No MPI library was found ({string.Join(", ", Candidates())}): install one (Debian: openmpi-bin or mpich), or name its file in the variable {PathVariable}.");
    }

    /// <summary>Begins, for calls from this thread.</summary>
    public void Initialize()
    {
        int given;
        var initialize = (delegate* unmanaged[Cdecl]<int*, nint, int, int*, int>)Export("MPI_Init_thread");
        Check(initialize(null, 0, Handles.Funneled, &given), "MPI_Init_thread");
        if (given < Handles.Funneled) throw new MpiException($"'{Path}' does not allow for a process with several threads (MPI_THREAD_FUNNELED).");
        var setHandler = (delegate* unmanaged[Cdecl]<nint, nint, int>)Export("MPI_Comm_set_errhandler");
        Check(setHandler(Handles.World, Handles.ErrorsReturn), "MPI_Comm_set_errhandler");
    }

    /// <summary>Whether MPI has ended, so that nothing may be called any more.</summary>
    public bool IsFinalized()
    {
        int flag;
        var finalized = (delegate* unmanaged[Cdecl]<int*, int>)Export("MPI_Finalized");
        Check(finalized(&flag), "MPI_Finalized");
        return flag != 0;
    }

    /// <summary>Ends; all ranks have to.</summary>
    public void FinalizeAll() => Check(((delegate* unmanaged[Cdecl]<int>)Export("MPI_Finalize"))(), "MPI_Finalize");

    /// <summary>Ends all ranks at once.</summary>
    public void Abort(int exitCode) => ((delegate* unmanaged[Cdecl]<nint, int, int>)Export("MPI_Abort"))(Handles.World, exitCode);

    /// <summary>A number of the world: its size, or the rank in it.</summary>
    public int WorldNumber(string function)
    {
        int number;
        var get = (delegate* unmanaged[Cdecl]<nint, int*, int>)Export(function);
        Check(get(Handles.World, &number), function);
        return number;
    }

    /// <summary>A text: what the library says it is, or the name of this machine.</summary>
    public string Text(string function)
    {
        byte* text = stackalloc byte[LongestText];
        int length;
        var get = (delegate* unmanaged[Cdecl]<byte*, int*, int>)Export(function);
        Check(get(text, &length), function);
        return Encoding.UTF8.GetString(text, length).TrimEnd('\0', '\n');
    }

    /// <summary>The address of a function.</summary>
    public nint Export(string name) => NativeLibrary.TryGetExport(_library, name, out nint function)
        ? function
        : throw new MpiException($"'{Path}' has no function '{name}': it is no MPI library of version 3 or newer.");

    /// <exception cref="MpiException">The code that a function has returned says that it failed.</exception>
    public void Check(int code, string function)
    {
        if (code == 0) return;
        byte* text = stackalloc byte[LongestText];
        int length = 0;
        var describe = (delegate* unmanaged[Cdecl]<int, byte*, int*, int>)Export("MPI_Error_string");
        string why = describe(code, text, &length) == 0 ? Encoding.UTF8.GetString(text, length) : $"code {code}";
        throw new MpiException($"{function} failed: {why}.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path) return [path];
        bool byMpich = Has("PMI_RANK") && !Has("OMPI_COMM_WORLD_SIZE");
        return byMpich ? [.. s_mpich, .. s_openMpi, .. s_standard] : [.. s_openMpi, .. s_mpich, .. s_standard];
    }

    private static bool Has(string variable) => Environment.GetEnvironmentVariable(variable) is not null;
}
