using System.Threading;

namespace CompiledNet.Mpi;

/// <summary>The functions by which all ranks of the world exchange something.</summary>
/// <remarks>
/// Where there are more ranks than processors, a rank that waits takes from those it waits for what they compute with, a time slice each time: MPICH asks again and again. Patient
/// ranks begin what is to be exchanged, and leave the processor to others between two looks whether it is done.
/// </remarks>
internal sealed unsafe class MpiCollectives
{
    // Who is not done by then computes, or writes a file.
    private const int LooksBeforeSleep = 200;

    private readonly MpiLibrary _library;
    private readonly nint _world, _sum, _inPlace, _ignored;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, nint, nint, nint, nint, int> _allToAll;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, nint, nint, nint, nint, nint*, int> _beginAllToAll;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, nint, nint, nint, nint, nint, int> _allGather;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, nint, nint, nint, nint, nint, nint*, int> _beginAllGather;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, nint, int> _allReduce;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, nint, nint*, int> _beginAllReduce;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, int> _broadcast;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, nint*, int> _beginBroadcast;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _barrier;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, int> _beginBarrier;
    private readonly delegate* unmanaged[Cdecl]<nint*, int*, nint, int> _test;
    private readonly delegate* unmanaged[Cdecl]<nint*, nint, int> _wait;

    public MpiCollectives(MpiLibrary library)
    {
        (_library, _world, _sum, _inPlace, _ignored) = (library, library.Handles.World, library.Handles.Sum, library.Handles.InPlace, library.Handles.IgnoredStatus);
        _allToAll = (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, nint, nint, nint, nint, int>)library.Export("MPI_Alltoallv");
        _beginAllToAll = (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, nint, nint, nint, nint, nint*, int>)library.Export("MPI_Ialltoallv");
        _allGather = (delegate* unmanaged[Cdecl]<nint, int, nint, nint, nint, nint, nint, nint, int>)library.Export("MPI_Allgatherv");
        _beginAllGather = (delegate* unmanaged[Cdecl]<nint, int, nint, nint, nint, nint, nint, nint, nint*, int>)library.Export("MPI_Iallgatherv");
        _allReduce = (delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, nint, int>)library.Export("MPI_Allreduce");
        _beginAllReduce = (delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, nint, nint*, int>)library.Export("MPI_Iallreduce");
        _broadcast = (delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, int>)library.Export("MPI_Bcast");
        _beginBroadcast = (delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, nint*, int>)library.Export("MPI_Ibcast");
        _barrier = (delegate* unmanaged[Cdecl]<nint, int>)library.Export("MPI_Barrier");
        _beginBarrier = (delegate* unmanaged[Cdecl]<nint, nint*, int>)library.Export("MPI_Ibarrier");
        _test = (delegate* unmanaged[Cdecl]<nint*, int*, nint, int>)library.Export("MPI_Test");
        _wait = (delegate* unmanaged[Cdecl]<nint*, nint, int>)library.Export("MPI_Wait");
    }

    /// <summary>Whether a rank that waits leaves its processor to others.</summary>
    public bool IsPatient { get; set; }

    public void AllToAll(nint send, int* sendCounts, int* sendOffsets, nint receive, int* receiveCounts, int* receiveOffsets, nint type)
    {
        nint request = 0;
        if (!IsPatient) _library.Check(_allToAll(send, (nint)sendCounts, (nint)sendOffsets, type, receive, (nint)receiveCounts, (nint)receiveOffsets, type, _world), "MPI_Alltoallv");
        else Complete(_beginAllToAll(send, (nint)sendCounts, (nint)sendOffsets, type, receive, (nint)receiveCounts, (nint)receiveOffsets, type, _world, &request), &request, "MPI_Ialltoallv");
    }

    public void AllGatherInPlace(nint all, int* counts, int* offsets, nint type)
    {
        nint request = 0;
        if (!IsPatient) _library.Check(_allGather(_inPlace, 0, type, all, (nint)counts, (nint)offsets, type, _world), "MPI_Allgatherv");
        else Complete(_beginAllGather(_inPlace, 0, type, all, (nint)counts, (nint)offsets, type, _world, &request), &request, "MPI_Iallgatherv");
    }

    public void AllReduceInPlace(nint numbers, int count, nint type)
    {
        if (!IsPatient)
        {
            _library.Check(_allReduce(_inPlace, numbers, count, type, _sum, _world), "MPI_Allreduce");
            return;
        }

        nint request = BeginAllReduceInPlace(numbers, count, type);
        Wait(ref request);
    }

    /// <summary>Begins to add up, and returns the request, whose integer is in the low bytes where requests are integers.</summary>
    public nint BeginAllReduceInPlace(nint numbers, int count, nint type)
    {
        nint request = 0;
        _library.Check(_beginAllReduce(_inPlace, numbers, count, type, _sum, _world, &request), "MPI_Iallreduce");
        return request;
    }

    public void Broadcast(nint data, int count, nint type, int root)
    {
        nint request = 0;
        if (!IsPatient) _library.Check(_broadcast(data, count, type, root, _world), "MPI_Bcast");
        else Complete(_beginBroadcast(data, count, type, root, _world, &request), &request, "MPI_Ibcast");
    }

    public void Barrier()
    {
        nint request = 0;
        if (!IsPatient) _library.Check(_barrier(_world), "MPI_Barrier");
        else Complete(_beginBarrier(_world, &request), &request, "MPI_Ibarrier");
    }

    /// <summary>Whether a request is done, which it is on its way to while the library is called.</summary>
    public bool IsDone(ref nint request)
    {
        fixed (nint* own = &request) return IsDone(own);
    }

    /// <summary>Waits until a request is done.</summary>
    public void Wait(ref nint request)
    {
        fixed (nint* own = &request)
        {
            if (IsPatient) WaitPatiently(own);
            else _library.Check(_wait(own, _ignored), "MPI_Wait");
        }
    }

    private void Complete(int code, nint* request, string function)
    {
        _library.Check(code, function);
        WaitPatiently(request);
    }

    private void WaitPatiently(nint* request)
    {
        for (int looks = 0; !IsDone(request); looks++)
        {
            if (looks < LooksBeforeSleep) Thread.Yield();
            else Thread.Sleep(1);
        }
    }

    private bool IsDone(nint* request)
    {
        int flag;
        _library.Check(_test(request, &flag, _ignored), "MPI_Test");
        return flag != 0;
    }
}
