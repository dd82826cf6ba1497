package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Adapter is one kind of server.
type Adapter interface {
	// Setup creates users 0..n-1 and whatever lets user i write to user i+1 (mod n). It may be called again.
	Setup(n int) error
	// Connect opens user i's one connection; it returns when the server would deliver to it.
	Connect(i int, on Events) (Client, error)
}

// Client is one connected user. Send must not wait for the acknowledgement.
type Client interface {
	Send(to int, id uint64, text []byte) error
	Close() error
}

// Events are called from the client's read loop.
type Events struct {
	// Ack: the server has said that message id is accepted (durable, by its own promise).
	Ack func(id uint64)
	// Deliver: the text of a message arrived. Echoes of one's own messages must be filtered by the adapter or by text.
	Deliver func(text []byte)
}

var adapters = map[string]Adapter{}

const textSize = 256

// text is "id from to due" in decimal, padded with dots: plain ASCII for every protocol.
func makeText(id uint64, from, to int, due int64) []byte {
	b := make([]byte, 0, textSize)
	b = append(b, "P "...)
	b = strconv.AppendUint(b, id, 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(from), 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(to), 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, due, 10)
	b = append(b, ' ')
	for len(b) < textSize {
		b = append(b, '.')
	}
	return b
}

func parseText(b []byte) (id uint64, from, to int, due int64, err error) {
	f := strings.Fields(string(b[:min(len(b), 90)]))
	if len(f) < 5 || f[0] != "P" {
		return 0, 0, 0, 0, errors.New("not ours")
	}
	id, _ = strconv.ParseUint(f[1], 10, 64)
	from, _ = strconv.Atoi(f[2])
	to, _ = strconv.Atoi(f[3])
	due, err = strconv.ParseInt(f[4], 10, 64)
	return
}

type result struct {
	Adapter                        string
	Rate, Users                    int
	Secs                           float64
	Sent, Acked, Delivered         int
	Lost, Twice, Disorder, Failed  int
	AckP50, AckP95, AckP99, AckMax float64
	P50, P95, P99, Max             float64 // delivery, ms
	SentPerSec                     float64
	LateP99                        float64            // generator: send later than due, ms
	CPU                            map[string]float64 // µs a message
}

type run struct {
	mu        sync.Mutex
	base      uint64
	n         int
	due       []int64
	sentAt    []int64
	ackAt     []int64
	gotAt     []int64
	twice     int64
	disorder  int64
	last      []uint64 // per receiver, last id seen
	delivered atomic.Int64
	acked     atomic.Int64
}

var current atomic.Pointer[run]
var nextID atomic.Uint64

func now() int64 { return time.Now().UnixNano() }

func (r *run) slot(id uint64) (int, bool) {
	k := int(id - r.base)
	return k, id >= r.base && k < r.n
}

func events(i int) Events {
	return Events{
		Ack: func(id uint64) {
			r := current.Load()
			if r == nil {
				return
			}
			if k, ok := r.slot(id); ok && atomic.CompareAndSwapInt64(&r.ackAt[k], 0, now()) {
				r.acked.Add(1)
			}
		},
		Deliver: func(text []byte) {
			r := current.Load()
			if r == nil {
				return
			}
			id, _, to, _, err := parseText(text)
			if err != nil || to != i {
				return
			}
			k, ok := r.slot(id)
			if !ok {
				return
			}
			if !atomic.CompareAndSwapInt64(&r.gotAt[k], 0, now()) {
				atomic.AddInt64(&r.twice, 1)
				return
			}
			if r.last[i] > id { // one sender a receiver, ids grow
				atomic.AddInt64(&r.disorder, 1)
			}
			r.last[i] = max(r.last[i], id)
			r.delivered.Add(1)
		},
	}
}

func pct(v []float64, p float64) float64 {
	if len(v) == 0 {
		return -1
	}
	i := int(float64(len(v))*p/100+0.5) - 1
	return v[min(max(i, 0), len(v)-1)]
}

// cpuOf: seconds of the process and its descendants that live now, without those that -cpu names by themselves.
func cpuOf(pid int, named map[string]int) float64 {
	return tree(pid, named, 11, 12, 13, 14) / 100
}

// tree: the sum of these fields of /proc/PID/stat, counted from the state on, of the same processes.
func tree(pid int, named map[string]int, fields ...int) float64 {
	kids, own := map[int][]int{}, map[int]float64{}
	procs, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, p := range procs {
		b, err := os.ReadFile(p)
		if err != nil {
			continue
		}
		s := string(b)
		f := strings.Fields(s[strings.LastIndexByte(s, ')')+2:])
		id, _ := strconv.Atoi(strings.Split(p, "/")[2])
		parent, _ := strconv.Atoi(f[1])
		for _, field := range fields {
			v, _ := strconv.ParseFloat(f[field], 64)
			own[id] += v
		}
		if !isNamed(id, named) {
			kids[parent] = append(kids[parent], id)
		}
	}
	var walk func(int) float64
	walk = func(p int) float64 {
		sum := own[p]
		for _, k := range kids[p] {
			sum += walk(k)
		}
		return sum
	}
	return walk(pid)
}

func isNamed(pid int, named map[string]int) bool {
	for _, p := range named {
		if p == pid {
			return true
		}
	}
	return false
}

func load(name string, clients []Client, rate int, secs float64, cpu map[string]int) result {
	n := int(float64(rate) * secs)
	u := len(clients)
	r := &run{base: nextID.Load() + 1, n: n, due: make([]int64, n), sentAt: make([]int64, n),
		ackAt: make([]int64, n), gotAt: make([]int64, n), last: make([]uint64, u)}
	nextID.Add(uint64(n))
	current.Store(r)
	type job struct{ k int }
	chans := make([]chan job, u)
	var failed atomic.Int64
	var wg sync.WaitGroup
	for i := range clients {
		chans[i] = make(chan job, 100000)
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range chans[i] {
				to := (i + 1) % u
				id := r.base + uint64(j.k)
				t := makeText(id, i, to, r.due[j.k])
				r.sentAt[j.k] = now()
				if err := clients[i].Send(to, id, t); err != nil {
					failed.Add(1)
				}
			}
		}()
	}
	before := map[string]float64{}
	for c, pid := range cpu {
		before[c] = cpuOf(pid, cpu)
	}
	start := time.Now().Add(20 * time.Millisecond)
	gap := float64(time.Second) / float64(rate)
	for k := 0; k < n; {
		due := start.Add(time.Duration(float64(k) * gap))
		if d := time.Until(due); d > 0 {
			time.Sleep(min(d, time.Millisecond))
			continue
		}
		r.due[k] = due.UnixNano()
		chans[k%u] <- job{k}
		k++
	}
	for i := range chans {
		close(chans[i])
	}
	wg.Wait()
	end := time.Now()
	for time.Since(end) < 10*time.Second && int(r.delivered.Load()) < n-int(failed.Load()) {
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(200 * time.Millisecond)
	res := result{Adapter: name, Rate: rate, Users: u, Secs: secs, Sent: n, Acked: int(r.acked.Load()),
		Delivered: int(r.delivered.Load()), Lost: lost(), Twice: int(r.twice), Disorder: int(r.disorder), Failed: int(failed.Load()), CPU: map[string]float64{}}
	for c, pid := range cpu {
		res.CPU[c] = (cpuOf(pid, cpu) - before[c]) * 1e6 / float64(n)
	}
	var ack, got, late []float64
	var lastSent int64
	for k := range n {
		a, g, s := atomic.LoadInt64(&r.ackAt[k]), atomic.LoadInt64(&r.gotAt[k]), r.sentAt[k]
		late = append(late, float64(s-r.due[k])/1e6)
		lastSent = max(lastSent, s)
		if a > 0 {
			ack = append(ack, float64(a-r.due[k])/1e6)
		}
		if g > 0 {
			got = append(got, float64(g-r.due[k])/1e6)
		}
	}
	sort.Float64s(ack)
	sort.Float64s(got)
	sort.Float64s(late)
	res.AckP50, res.AckP95, res.AckP99, res.AckMax = pct(ack, 50), pct(ack, 95), pct(ack, 99), pct(ack, 100)
	res.P50, res.P95, res.P99, res.Max = pct(got, 50), pct(got, 95), pct(got, 99), pct(got, 100)
	res.LateP99 = pct(late, 99)
	res.SentPerSec = float64(n) / (float64(lastSent-start.UnixNano()) / 1e9)
	return res
}

func show(r result) {
	var c []string
	var sum float64
	for k, v := range r.CPU {
		c = append(c, fmt.Sprintf("%s %.0f", k, v))
		if k != "generator" {
			sum += v
		}
	}
	sort.Strings(c)
	fmt.Printf("%-10s rate %5d sent/s %6.0f acked %6d delivered %6d/%6d lost %d twice %d disorder %d failed %d | ack p50 %.1f p99 %.1f | delivery p50 %.1f p95 %.1f p99 %.1f max %.1f ms | late p99 %.1f | cpu µs/msg %.0f (%s)\n",
		r.Adapter, r.Rate, r.SentPerSec, r.Acked, r.Delivered, r.Sent, r.Lost, r.Twice, r.Disorder, r.Failed, r.AckP50, r.AckP99, r.P50, r.P95, r.P99, r.Max, r.LateP99, sum, strings.Join(c, ", "))
}

func (r result) held() bool {
	return r.Delivered == r.Sent && r.Lost == 0 && r.Twice == 0 && r.Failed == 0 && r.P99 < 250 && r.SentPerSec > 0.97*float64(r.Rate)
}

// lost counts what was acknowledged and has not arrived.
func lost() int {
	r, n := current.Load(), 0
	for k := range r.n {
		if atomic.LoadInt64(&r.ackAt[k]) > 0 && atomic.LoadInt64(&r.gotAt[k]) == 0 {
			n++
		}
	}
	return n
}

// drain waits until what a run left under way has come, or nothing came for 15 s: it would burden the next run.
func drain() {
	r := current.Load()
	for seen, since := int64(-1), time.Now(); int(r.delivered.Load()) < r.n && time.Since(since) < 15*time.Second; {
		if d := r.delivered.Load(); d != seen {
			seen, since = d, time.Now()
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func main() {
	name := flag.String("adapter", "", "one of the adapters")
	users := flag.Int("users", 200, "connected users, in a ring")
	rates := flag.String("rates", "200", "messages a second, comma separated, run one after another")
	secs := flag.Float64("secs", 20, "seconds a rate")
	limitSecs := flag.Float64("limitsecs", 0, "seconds a rate with -limit; 0: as -secs")
	most := flag.Int("most", 0, "-limit walks no higher than this; 0: no end")
	limit := flag.Bool("limit", false, "after the rates, walk up from the last one by 25 % until it does not hold, then bisect twice")
	cpus := flag.String("cpu", "", "name=pid,... processes whose CPU (with children) is charged to the server")
	out := flag.String("json", "", "append results as JSON lines to this file")
	idle := flag.Int("idle", 0, "only open this many connections, and print memory and CPU of the -cpu processes while nobody writes for -secs")
	warm := flag.Bool("warm", true, "write for 3 s before what is measured")
	setup := flag.Bool("setup", true, "create the users first")
	flag.Parse()
	a, ok := adapters[*name]
	if !ok {
		fmt.Println("unknown adapter", *name)
		os.Exit(2)
	}
	n := max(*users, *idle)
	if *setup {
		if err := a.Setup(n); err != nil {
			fmt.Println("setup:", err)
			os.Exit(1)
		}
	}
	cpu := map[string]int{"generator": os.Getpid()}
	for _, p := range strings.Split(*cpus, ",") {
		if kv := strings.SplitN(p, "=", 2); len(kv) == 2 {
			cpu[kv[0]], _ = strconv.Atoi(kv[1])
		}
	}
	rss0 := rss(cpu)
	clients := make([]Client, n)
	var wg sync.WaitGroup
	sem := make(chan struct{}, 16)
	var bad atomic.Int64
	for i := range n {
		wg.Add(1)
		sem <- struct{}{}
		go func() {
			defer wg.Done()
			defer func() { <-sem }()
			c, err := a.Connect(i, events(i))
			if err != nil {
				if bad.Add(1) < 4 {
					fmt.Println("connect", i, err)
				}
				return
			}
			clients[i] = c
		}()
	}
	wg.Wait()
	if bad.Load() > 0 {
		fmt.Println(bad.Load(), "connections failed")
		os.Exit(1)
	}
	if *idle > 0 {
		time.Sleep(10 * time.Second)
		rss1, before := rss(cpu), map[string]float64{}
		for k, pid := range cpu {
			before[k] = cpuOf(pid, cpu)
		}
		time.Sleep(time.Duration(*secs * float64(time.Second)))
		for k, pid := range cpu {
			if k != "generator" {
				fmt.Printf("%-10s idle, %d connections: %s %.2f %% of a core, %.1f KiB a connection (%.0f -> %.0f MiB)\n", *name, n, k,
					(cpuOf(pid, cpu)-before[k])*100 / *secs, (rss1[k]-rss0[k])/float64(n), rss0[k]/1024, rss1[k]/1024)
			}
		}
		return
	}
	emit := func(r result) {
		show(r)
		if *out != "" {
			f, _ := os.OpenFile(*out, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
			json.NewEncoder(f).Encode(r)
			f.Close()
		}
	}
	if *warm {
		load(*name, clients, 100, 3, cpu)
	}
	best, last := 0, 0
	try := func(rate int) bool {
		last = rate
		r := load(*name, clients, rate, *secs, cpu)
		emit(r)
		drain()
		if r.Lost > 0 {
			never := lost()
			fmt.Printf("%-10s of the %d that were lost so far, %d came late and %d never did\n", *name, r.Lost, r.Lost-never, never)
		}
		time.Sleep(2 * time.Second)
		if r.held() {
			best = max(best, rate)
			return true
		}
		return false
	}
	for _, s := range strings.Split(*rates, ",") {
		v, _ := strconv.Atoi(strings.TrimSpace(s))
		try(v)
	}
	if *limit {
		if *limitSecs > 0 {
			*secs = *limitSecs
		}
		rate := max(best, 100)
		if best == last {
			for (*most == 0 || rate*5/4 <= *most) && try(rate*5/4) {
				rate = rate * 5 / 4
			}
		}
		lo, hi := best, last
		if hi <= lo {
			hi = lo * 5 / 4
		}
		for range 2 {
			mid := (lo + hi) / 2
			if try(mid) {
				lo = mid
			} else {
				hi = mid
			}
		}
		fmt.Printf("%s: highest rate held %d/s\n", *name, best)
	}
}

func rss(cpu map[string]int) map[string]float64 { // KiB, process tree
	m := map[string]float64{}
	for k, pid := range cpu {
		m[k] = tree(pid, cpu, 21) * 4
	}
	return m
}
