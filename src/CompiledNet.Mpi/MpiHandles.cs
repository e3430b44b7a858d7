using System;
using System.IO;
using System.Runtime.InteropServices;

namespace CompiledNet.Mpi;

/// <summary>
/// The predefined objects and constants that are used, as a library passes them. An integer passed as a native one reaches a C function of a 64-bit
/// processor unchanged, so that one type serves all.
/// </summary>
/// <remarks>Funneled is MPI_THREAD_FUNNELED: several threads live in the process, and the one that initialised calls.</remarks>
internal readonly record struct MpiHandles(nint World, nint Byte, nint Float, nint Sum, nint ErrorsReturn, nint InPlace, nint IgnoredStatus, int Funneled)
{
    /// <summary>Integers of MPICH's mpi.h, the same since its version 3.</summary>
    private static readonly MpiHandles s_mpich = new(0x44000000, 0x4c00010d, 0x4c00040a, 0x58000003, 0x54000001, -1, 1, 1);

    /// <summary>Integers of the standard's own binary interface, MPI 5.0, chapter 20 and appendix A; as in mpi.h of github.com/mpi-forum/mpi-abi-stubs.</summary>
    private static readonly MpiHandles s_standard = new(0x101, 0x247, 0x210, 0x21, 0x142, 1, 0, 1024);

    /// <summary>Finds out which library this is: Open MPI exports its objects, the standard's library says so or is known by its name.</summary>
    public static unsafe MpiHandles Of(nint library, string path)
    {
        int major = -1, minor = -1;
        if (NativeLibrary.TryGetExport(library, "MPI_Abi_get_version", out nint version)) ((delegate* unmanaged[Cdecl]<int*, int*, int>)version)(&major, &minor);
        if (major > 0 || Path.GetFileName(path).StartsWith("libmpi_abi.", StringComparison.Ordinal)) return s_standard;
        if (!NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out nint world)) return s_mpich;
        nint Export(string name) => NativeLibrary.GetExport(library, name);
        return new(world, Export("ompi_mpi_byte"), Export("ompi_mpi_float"), Export("ompi_mpi_op_sum"), Export("ompi_mpi_errors_return"), 1, 0, 1);
    }
}
