using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet;

/// <summary>
/// An asynchronous generator for a caller that waits for each of its values. What it awaits goes on on the thread pool, and never on the
/// thread that waits, which may be that of a user interface.
/// </summary>
internal sealed class Awaited<T>(IAsyncEnumerable<T> values, CancellationToken cancellation) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => new Enumerator(values.GetAsyncEnumerator(cancellation));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Enumerator(IAsyncEnumerator<T> values) : IEnumerator<T>
    {
        public T Current => values.Current;

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            var context = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                var next = values.MoveNextAsync();
                return next.IsCompletedSuccessfully ? next.Result : next.AsTask().GetAwaiter().GetResult();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(context);
            }
        }

        public void Dispose()
        {
            var context = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                var end = values.DisposeAsync();
                if (!end.IsCompletedSuccessfully) end.AsTask().GetAwaiter().GetResult();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(context);
            }
        }

        public void Reset() => throw new NotSupportedException();
    }
}
