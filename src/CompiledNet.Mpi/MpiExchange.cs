using System;
using System.Text;
using System.Threading;

namespace CompiledNet.Mpi;

/// <summary>
/// The ranks that <c>mpirun</c> started, for <see cref="FitOptions.Exchange"/>. Works with Open MPI and MPICH, whichever started the process.
/// </summary>
/// <remarks>
/// MPI begins with the first use of <see cref="World"/> and ends with the process. An exception that nobody catches ends all ranks, and so
/// does the death of one: <c>mpirun</c> sees to that.
/// </remarks>
public sealed unsafe class MpiExchange : Exchange
{
    private static readonly Lazy<MpiExchange> s_world = new(() => new MpiExchange(MpiLibrary.Load()), LazyThreadSafetyMode.ExecutionAndPublication);

    // What MPI counts in one call is an int; longer data goes in parts of so many.
    private const int MostInOneCall = 1 << 30;

    // MPI_MAX_PROCESSOR_NAME of Open MPI and of the standard's binary interface; MPICH has 128.
    private const int LongestName = 256;

    private readonly MpiLibrary _library;
    private readonly MpiCollectives _collectives;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly int[] _sendOffsets, _receiveOffsets;
    private nint[] _requests = new nint[16];
    private int _begun, _done;

    private MpiExchange(MpiLibrary library)
    {
        _library = library;
        library.Initialize();
        (Rank, Ranks) = (library.WorldNumber("MPI_Comm_rank"), library.WorldNumber("MPI_Comm_size"));
        (_sendOffsets, _receiveOffsets) = (new int[Ranks], new int[Ranks]);
        _collectives = new MpiCollectives(library);
        _collectives.IsPatient = !library.Yields && RanksHere() > Environment.ProcessorCount;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
    }

    /// <summary>All ranks of this run. A process that no <c>mpirun</c> started is the only rank of its world.</summary>
    /// <exception cref="MpiException">There is no MPI library, or it does not start.</exception>
    public static MpiExchange World => s_world.Value;

    /// <inheritdoc/>
    public override int Rank { get; }

    /// <inheritdoc/>
    public override int Ranks { get; }

    /// <summary>What the library says it is.</summary>
    public string LibraryVersion => _library.Text("MPI_Get_library_version");

    /// <summary>
    /// Whether the fast mode sends gradients of upper layers while those of lower ones are computed. Set it before a fit, in all ranks alike.
    /// </summary>
    public bool Overlaps { get; set; }

    /// <inheritdoc/>
    public override bool OverlapsGradients => Overlaps;

    /// <summary>Ends all ranks at once, where one cannot go on.</summary>
    /// <param name="exitCode">What <c>mpirun</c> ends with.</param>
    public void Abort(int exitCode) => _library.Abort(exitCode);

    /// <inheritdoc/>
    public override void AllToAll(ReadOnlySpan<float> send, ReadOnlySpan<int> sendCounts, Span<float> receive, ReadOnlySpan<int> receiveCounts)
    {
        Enter();
        SetOffsets(sendCounts, _sendOffsets, send.Length);
        SetOffsets(receiveCounts, _receiveOffsets, receive.Length);
        fixed (float* from = send, to = receive)
        fixed (int* fromCounts = sendCounts, toCounts = receiveCounts, fromOffsets = _sendOffsets, toOffsets = _receiveOffsets)
            _collectives.AllToAll((nint)from, fromCounts, fromOffsets, (nint)to, toCounts, toOffsets, _library.Handles.Float);
    }

    /// <inheritdoc/>
    public override void AllGather(Span<byte> all, ReadOnlySpan<int> counts)
    {
        Enter();
        SetOffsets(counts, _receiveOffsets, all.Length);
        fixed (byte* data = all)
        fixed (int* lengths = counts, offsets = _receiveOffsets)
            _collectives.AllGatherInPlace((nint)data, lengths, offsets, _library.Handles.Byte);
    }

    /// <inheritdoc/>
    public override void AllReduce(Span<float> numbers)
    {
        Enter();
        fixed (float* all = numbers)
            for (int first = 0; first < numbers.Length; first += MostInOneCall)
                _collectives.AllReduceInPlace((nint)(all + first), Math.Min(MostInOneCall, numbers.Length - first), _library.Handles.Float);
    }

    /// <inheritdoc/>
    public override void BeginAllReduce(Span<float> numbers)
    {
        if (!OverlapsGradients)
        {
            AllReduce(numbers);
            return;
        }

        Enter();
        fixed (float* all = numbers)
            for (int first = 0; first < numbers.Length; first += MostInOneCall)
            {
                if (_begun == _requests.Length) Array.Resize(ref _requests, 2 * _begun);
                _requests[_begun++] = _collectives.BeginAllReduceInPlace((nint)(all + first), Math.Min(MostInOneCall, numbers.Length - first), _library.Handles.Float);
            }

        // Most libraries get on with what has begun only while they are called.
        while (_done < _begun && _collectives.IsDone(ref _requests[_done])) _done++;
    }

    /// <inheritdoc/>
    public override void CompleteAllReduces()
    {
        Enter();
        for (; _done < _begun; _done++) _collectives.Wait(ref _requests[_done]);
        _begun = _done = 0;
    }

    /// <inheritdoc/>
    public override void Broadcast(Span<byte> data)
    {
        Enter();
        fixed (byte* all = data)
            for (int first = 0; first < data.Length; first += MostInOneCall)
                _collectives.Broadcast((nint)(all + first), Math.Min(MostInOneCall, data.Length - first), _library.Handles.Byte, root: 0);
    }

    /// <inheritdoc/>
    public override void Barrier()
    {
        Enter();
        _collectives.Barrier();
    }

    // How many ranks share the processors of this machine, by its name.
    private int RanksHere()
    {
        byte[] own = Encoding.UTF8.GetBytes(_library.Text("MPI_Get_processor_name")), all = new byte[Ranks * LongestName];
        int[] counts = new int[Ranks];
        Array.Fill(counts, LongestName);
        own.AsSpan(0, Math.Min(own.Length, LongestName)).CopyTo(all.AsSpan(Rank * LongestName));
        AllGather(all, counts);
        int here = 0;
        for (int rank = 0; rank < Ranks; rank++)
            if (all.AsSpan(rank * LongestName, LongestName).SequenceEqual(all.AsSpan(Rank * LongestName, LongestName))) here++;
        return here;
    }

    private void Enter()
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("MPI is called by another thread than the one that used MpiExchange.World first: MPI libraries take calls from that one alone, so fit there.");
    }

    private void SetOffsets(ReadOnlySpan<int> counts, int[] offsets, int length)
    {
        if (counts.Length != Ranks) throw new ArgumentException($"There are {Ranks} ranks, and {counts.Length} counts.", nameof(counts));
        long offset = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            offsets[i] = checked((int)offset);
            offset += counts[i];
        }

        if (offset > length) throw new ArgumentException($"The counts add up to {offset}, and there is room for {length}.", nameof(counts));
    }

    private void End()
    {
        // MPI_Finalize waits for all ranks. After an exception that nobody caught the process ends without it, which launchers take for what it
        // is: they end the others.
        if (!_library.IsFinalized()) _library.FinalizeAll();
    }
}
